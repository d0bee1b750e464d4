import { useEffect, useState } from 'react';

/** The time of day, renewed every ten seconds: for texts such as "2 minutes ago". Epoch milliseconds. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 10_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
