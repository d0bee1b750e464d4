export { german } from './messages/german.ts';
