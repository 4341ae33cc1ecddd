// Photos as they are shared: smaller, and without what a camera writes beside the picture.
import { err, ok, type Result } from '#lib/kernel/result/index.ts';

/** The longer side, in pixels. */
const LONGEST_SIDE = 1600;
const QUALITY = 0.82;

/** The size at which a picture is drawn: its longer side at most 1600 pixels, and never larger than it is. */
export const sizeWithin = (width: number, height: number): { width: number; height: number } => {
	const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height, 1));
	return {
		width: Math.max(1, Math.round(width * scale)),
		height: Math.max(1, Math.round(height * scale))
	};
};

/** Draws a photo anew as JPEG: place, time and camera are in none of its pixels. */
export const shrinkPhoto = async (
	file: File
): Promise<Result<File, { readonly code: 'no_picture'; readonly name: string }>> => {
	try {
		const picture = await createImageBitmap(file);
		const { width, height } = sizeWithin(picture.width, picture.height);
		const canvas = new OffscreenCanvas(width, height);
		const brush = canvas.getContext('2d');
		if (!brush) return err({ code: 'no_picture', name: file.name });
		// What is transparent would be black.
		brush.fillStyle = 'white';
		brush.fillRect(0, 0, width, height);
		brush.drawImage(picture, 0, 0, width, height);
		picture.close();
		const drawn = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
		return ok(new File([drawn], `${file.name.replace(/\.\w+$/, '')}.jpg`, { type: 'image/jpeg' }));
	} catch {
		return err({ code: 'no_picture', name: file.name }); // not a picture, or of a kind this browser cannot read
	}
};
