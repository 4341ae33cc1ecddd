import { alliance } from './alliance.ts';
import type { Template } from './template.ts';

export type { Role, Template } from './template.ts';

const templates: readonly Template[] = [alliance];

/** The template a workspace was founded from; the alliance's where this version does not know it. */
export const templateOf = (id: string): Template =>
	templates.find((template) => template.id === id) ?? alliance;
