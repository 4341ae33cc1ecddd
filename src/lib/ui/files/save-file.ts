/** Hands a file to the browser to be saved under `name`. */
export const saveFile = (blob: Blob, name: string): void => {
	const url = URL.createObjectURL(blob);
	const link = document.createElement('a');
	link.href = url;
	link.download = name.replaceAll(/[\\/:*?"<>|]/g, ' ');
	link.click();
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
};
