import { useEffect } from 'react';
import { useServices } from '../broadcast-provider/broadcast-context.ts';
import { createDestinationRows, type DestinationRows } from '../settings-store/destination-rows.ts';

/** The destinations that all components below a provider share. The first one that asks loads them. */
export function useDestinationRows(): DestinationRows {
  const rows = useServices().shared(createDestinationRows);
  useEffect(() => void rows.ensureLoaded(), [rows]);
  return rows;
}
