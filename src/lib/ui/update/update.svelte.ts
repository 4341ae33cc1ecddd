import { isIdle } from './editing.svelte.ts';

let waiting = $state.raw<ServiceWorker>();
let isAsked = false;

/** A version of the application that is on the device and waits for a quiet moment. */
export const update = {
	get isReady(): boolean {
		return waiting !== undefined;
	},
	/** Lets the new version take over; the page loads anew as soon as nothing is being written. */
	apply(): void {
		waiting?.postMessage('take-over');
	},
	/** The same, asked for by the person in front of this page: it loads anew at once. */
	applyNow(): void {
		isAsked = true;
		update.apply();
	}
};

const listened = ['focusout', 'visibilitychange'] as const;

/**
 * Registers the service worker and watches for new versions. One that is ready is offered, and taken
 * without asking only while the page is hidden and idle. Other tabs follow when they are idle.
 */
export async function watchUpdates(): Promise<void> {
	const { serviceWorker } = navigator;
	// Absent on plain http, where the application works but does not open offline.
	if (serviceWorker === undefined) return;
	let isControlled = serviceWorker.controller !== null;
	serviceWorker.addEventListener('controllerchange', () => {
		// The first worker only takes charge of a page that is as new as itself.
		if (isControlled) reloadWhenIdle();
		isControlled = true;
	});
	const registration = await serviceWorker.register(workerUrl());
	const look = () => {
		waiting = registration.waiting && serviceWorker.controller ? registration.waiting : undefined;
	};
	registration.addEventListener('updatefound', () =>
		registration.installing?.addEventListener('statechange', look)
	);
	look();
	document.addEventListener('visibilitychange', () => {
		if (document.visibilityState === 'visible') void registration.update().catch(stayAsWeAre);
		else if (isIdle(document)) update.apply();
	});
}

function reloadWhenIdle(): void {
	if (isAsked || isIdle(document)) {
		location.reload();
		return;
	}
	const again = () => {
		for (const event of listened) document.removeEventListener(event, again);
		setTimeout(reloadWhenIdle);
	};
	for (const event of listened) document.addEventListener(event, again);
}

/** Without a network there is no new version to find; the next look comes by itself. */
function stayAsWeAre(): void {
	return undefined;
}

/** The one script address this application ever loads by name, as Trusted Types want it. */
function workerUrl(): string {
	const address = '/service-worker.js';
	const policy = window.trustedTypes?.createPolicy('tongban-service-worker', {
		createScriptURL: () => address
	});
	// Browsers without Trusted Types take the text; those with them accept only the policy's object.
	return policy === undefined ? address : (policy.createScriptURL('') as unknown as string);
}
