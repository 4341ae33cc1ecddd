export { fillSample } from './fill-sample.ts';
