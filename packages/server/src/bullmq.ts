export {
  type BullmqDeliveryQueueOptions,
  bullmqDeliveryQueue,
  type RedisConnectionOptions,
} from './delivery-queue/bullmq-delivery-queue.ts';
