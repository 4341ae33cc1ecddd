import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';

/** Why no code can be read here. */
export type CameraFault = 'denied' | 'no_camera' | 'broken';

const LOOK_MS = 200;

/** Turns on the camera that looks away from the person; answers why it does not. */
export const openCamera = async (): Promise<MediaStream | CameraFault> => {
	// Not there where the address is not secure.
	if (!('mediaDevices' in navigator)) return 'no_camera';
	try {
		return await navigator.mediaDevices.getUserMedia({
			video: { facingMode: 'environment' },
			audio: false
		});
	} catch (error) {
		const isDenied = error instanceof DOMException && error.name === 'NotAllowedError';
		return isDenied ? 'denied' : 'no_camera';
	}
};

/** Reads the QR codes that `video` shows; answers how to stop. `onbroken` where the reader does not load. */
export const readCodes = (
	video: HTMLVideoElement,
	onread: (text: string) => void,
	onbroken: () => void
): (() => void) => {
	let isStopped = false;
	const look = async () => {
		const { BarcodeDetector, prepareZXingModule } = await import('barcode-detector/ponyfill');
		// The reader is served with the application: nothing is fetched from elsewhere.
		prepareZXingModule({ overrides: { locateFile: () => wasm } });
		const detector = new BarcodeDetector({ formats: ['qr_code'] });
		while (!isStopped) {
			if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) {
				for (const { rawValue } of await detector.detect(video)) if (!isStopped) onread(rawValue);
			}
			await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
		}
	};
	look().catch(onbroken);
	return () => {
		isStopped = true;
	};
};
