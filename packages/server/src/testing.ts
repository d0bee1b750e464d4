export { deliveryQueueContract } from './delivery-queue/delivery-queue-contract.ts';
export {
  type ContractQueueLimits,
  type DeliveryQueueContractOptions,
  sampleDelivery,
} from './delivery-queue/queue-checks.ts';
export {
  type ContractRunner,
  type DestinationStoreContractOptions,
  destinationStoreContract,
  sampleDestinationRecord,
} from './destination-store/destination-store-contract.ts';
