export { arabic } from './messages/arabic.ts';
