import { askedFor } from '#lib/kernel/authority/index.ts';
import { controlSpace, type Space } from '#lib/kernel/identity/index.ts';

/** Whether a device may state it about itself, without any grant. */
export const isFree = (space: Space, type: string): boolean =>
	space === controlSpace && askedFor(type)?.type === 'nothing';

/** The capability that a control event takes; `null` where any grant will do. */
export const controlRequirement = (type: string): string | null | undefined => {
	const asked = askedFor(type);
	return asked?.type === 'capability' ? asked.capability : asked && null;
};

/** The space that a control event is about, besides the one it stands in. */
export const spaceNamedIn = (type: string, payload: object): readonly string[] => {
	if (type !== 'space.opened' && type !== 'epoch.opened') return [];
	return 'space' in payload && typeof payload.space === 'string' ? [payload.space] : [];
};
