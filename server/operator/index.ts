/** What the operator of a relay decides, and how they say so. */
export { channelFile, channelSchema, openChannel } from './channel.ts';
export { operate, type OperateParts } from './operate.ts';
export { answerSchema, orderSchema, type Answer, type Order } from './orders.ts';
