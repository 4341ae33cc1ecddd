import { describe, expect, it } from 'vitest';
import { menuPlace } from './menu.ts';

const view = { width: 360, height: 640 };
const menu = { width: 200, height: 300 };

describe('menuPlace', () => {
	it('hangs below the left edge of its button', () => {
		const button = { left: 20, right: 60, top: 10, bottom: 50 };
		expect(menuPlace(button, menu, view)).toEqual({ left: 20, top: 54 });
	});

	it('turns to the right edge and above where there is no room', () => {
		const button = { left: 300, right: 350, top: 590, bottom: 630 };
		expect(menuPlace(button, menu, view)).toEqual({ left: 150, top: 286 });
	});

	it('never leaves the window', () => {
		const button = { left: 0, right: 40, top: 300, bottom: 340 };
		expect(menuPlace(button, { width: 400, height: 700 }, view)).toEqual({ left: 8, top: 8 });
	});
});
