import type { TaskCapability } from './capabilities.ts';

/** Why the policy does not let a statement about a task count. */
export type TaskRefusal =
	| { readonly code: 'not_allowed'; readonly capability: TaskCapability }
	| { readonly code: 'not_addressed' }
	| { readonly code: 'own_work'; readonly rule: 'AL-33' }
	| { readonly code: 'task_withdrawn' }
	| { readonly code: 'due_has_passed' }
	| { readonly code: 'recurrence_ended' };
