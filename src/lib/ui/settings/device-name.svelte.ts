const key = 'tongban.device-name';
let current = $state(typeof localStorage === 'undefined' ? '' : (localStorage.getItem(key) ?? ''));

/** What the owner calls this device; known to this device only. */
export const deviceName = {
	get current(): string {
		return current;
	},
	rename(name: string): void {
		current = name.trim();
		localStorage.setItem(key, current);
	}
};
