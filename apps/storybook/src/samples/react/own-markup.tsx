import { useBroadcast, useDestinations } from '@broadcast-kit/react/headless';

/** Your elements and classes; the kit brings state, requests and rules. */
export function TracingPanel() {
  const { state: broadcast, setEnabled } = useBroadcast();
  const { state: list, test, remove } = useDestinations();

  if (broadcast.status === 'error') return <p role="alert">{broadcast.error.message}</p>;
  if (broadcast.status === 'loading' || list.status !== 'ready') return <p>Loading…</p>;
  return (
    <section aria-label="Tracing">
      <label>
        <input
          type="checkbox"
          checked={broadcast.enabled}
          disabled={!broadcast.canEdit}
          onChange={(event) => setEnabled(event.target.checked)}
        />{' '}
        Trace my requests
      </label>
      {broadcast.failure && <p role="alert">{broadcast.failure.error.message}</p>}
      <ul>
        {list.rows.map(({ destination, activity }) => (
          <li key={destination.id}>
            {destination.name}: {activity === undefined ? destination.health.state : 'working…'}{' '}
            <button type="button" onClick={() => test(destination.id)}>
              Test {destination.name}
            </button>{' '}
            <button type="button" onClick={() => remove(destination.id)}>
              Delete {destination.name}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
