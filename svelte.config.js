import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	compilerOptions: { runes: true },
	kit: {
		// One page for every address: the application runs in the browser, the relay only serves it.
		adapter: adapter({ fallback: 'index.html' }),
		alias: { '#lib': 'src/lib' },
		serviceWorker: { register: false },
		// The page's own policy. The relay sends `frame-ancestors`, which a page cannot say of itself.
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['none'],
				// QR codes are read by WebAssembly where the browser cannot do it itself.
				'script-src': ['self', 'wasm-unsafe-eval'],
				'style-src': ['self'],
				// The router's announcer of page titles hides itself by a style attribute: this one only.
				'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
				'img-src': ['self', 'blob:', 'data:'],
				'media-src': ['self', 'blob:'],
				'font-src': ['self'],
				'connect-src': ['self', 'ws:', 'wss:'],
				'worker-src': ['self'],
				'manifest-src': ['self'],
				'base-uri': ['none'],
				'form-action': ['none'],
				'require-trusted-types-for': ['script'],
				'trusted-types': ['svelte-trusted-html', 'tongban-service-worker', 'ProseMirrorClipboard']
			}
		}
	}
};
