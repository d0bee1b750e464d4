import { BroadcastToggle, GrafanaDestinationDialog } from '@broadcast-kit/react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';

interface Workspace {
  readonly name: string;
  readonly budgetUsd: number;
}

/** Your form with react-hook-form: the switch within it, the dialog beside it. Neither knows of the other. */
export function WorkspaceForm({ onSave }: { readonly onSave: (workspace: Workspace) => void }) {
  const [connecting, setConnecting] = useState(false);
  const { register, handleSubmit, formState } = useForm<Workspace>({ defaultValues: { name: '', budgetUsd: 100 } });

  return (
    <>
      <form noValidate aria-label="Workspace" onSubmit={handleSubmit(onSave)}>
        <p>
          <label>
            Workspace name <input {...register('name', { required: 'Name your workspace.' })} />
          </label>{' '}
          {formState.errors.name && <span role="alert">{formState.errors.name.message}</span>}
        </p>
        <p>
          <label>
            Budget in US dollars <input type="number" {...register('budgetUsd', { valueAsNumber: true })} />
          </label>
        </p>
        <BroadcastToggle />
        <p>
          <button type="button" onClick={() => setConnecting(true)}>
            Connect Grafana
          </button>{' '}
          <button type="submit">Save workspace</button>
        </p>
      </form>
      {/* Beside the form, not in it: HTML knows no form within a form. */}
      <GrafanaDestinationDialog open={connecting} onOpenChange={setConnecting} />
    </>
  );
}
