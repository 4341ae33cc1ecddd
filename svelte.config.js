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
		serviceWorker: { register: false }
	}
};
