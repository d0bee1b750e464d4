import { type GrafanaDestinationFormModel, useGrafanaDestinationForm } from '@broadcast-kit/react/headless';

type TextField = 'name' | 'baseUrl' | 'instanceId';

/** The Grafana form in your markup. Test before save, paste to fill and the diagnosis come with the hook. */
export function ConnectStack({ onConnected }: { readonly onConnected: () => void }) {
  const form = useGrafanaDestinationForm({ onSaved: onConnected });

  return (
    <form
      noValidate
      aria-label="Connect a stack"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <Text form={form} field="name" label="Name" />
      <Text form={form} field="baseUrl" label="Base URL" />
      <Text form={form} field="instanceId" label="Instance ID" />
      <p>
        <label>
          API key{' '}
          {/* Not controlled: React copies a controlled value into the markup, where recorders of sessions find it. */}
          <input
            type="password"
            autoComplete="off"
            onChange={(event) => form.edit({ apiKey: { kind: 'typed', value: event.target.value } })}
            onBlur={() => form.leave('apiKey')}
          />
        </label>{' '}
        {form.issues.apiKey?.message}
      </p>
      {form.test.status === 'failed' && (
        <p role="alert">
          {form.test.diagnosis.summary} {form.test.diagnosis.remedy}
        </p>
      )}
      <button type="submit">{form.savesAfterTest ? 'Test and save' : 'Save'}</button>
    </form>
  );
}

function Text(props: {
  readonly form: GrafanaDestinationFormModel;
  readonly field: TextField;
  readonly label: string;
}) {
  const { form, field, label } = props;
  return (
    <p>
      <label>
        {label}{' '}
        <input
          value={form.draft[field]}
          onChange={(event) => form.edit({ [field]: event.target.value })}
          onPaste={(event) => {
            if (form.pasteSnippet(event.clipboardData.getData('text'), field)) event.preventDefault();
          }}
          onBlur={() => form.leave(field)}
        />
      </label>{' '}
      {form.issues[field]?.message}
    </p>
  );
}
