export type { ContactFields } from './contacts.ts';
export { addContact, contactCard, correctContact, removeContact } from './contacts.ts';
export { appointmentContext } from './context.ts';
export { addUnit, changeUnit } from './units.ts';
