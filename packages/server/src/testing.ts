export {
  type ContractRunner,
  type DestinationStoreContractOptions,
  destinationStoreContract,
  sampleDestinationRecord,
} from './destination-store/destination-store-contract.ts';
