import type { LucideIcon } from '@lucide/svelte';

/** A drawing of `@lucide/svelte/icons/…`; always beside a word or on a control that has a name. */
export type Icon = LucideIcon;
