import type { Diagnosis, DiagnosisCode, DiagnosisField, SettingsErrorCode } from '@broadcast-kit/core';
import type { ApiMessages, DiagnosisWords } from './api-messages.ts';

/** Codes of what core and the settings API find wrong with a value, for which a locale has words. */
export type IssueCode =
  | `base_url.${'missing' | 'malformed' | 'scheme' | 'placeholder' | 'too_long' | 'query' | 'credentials' | 'port'}`
  | `base_url.${'is_secret' | 'is_instance_id' | 'dashboard' | 'portal' | 'other_service' | 'private_link'}`
  | `instance_id.${'missing' | 'is_url' | 'is_api_key' | 'not_numeric'}`
  | `api_key.${'missing' | 'is_header' | 'placeholder' | 'masked' | 'service_account' | 'legacy' | 'is_number'}`
  | `api_key.${'characters' | 'length'}`
  | `authorization.${'bearer' | 'not_basic' | 'placeholder' | 'not_base64'}`
  | `headers.${'too_many' | 'name' | 'duplicate' | 'reserved' | 'value' | 'masked' | 'not_an_object'}`
  | `filter_rules.${'pattern' | 'pattern_too_complex'}`
  | `${'service_name' | 'value_limit_bytes' | 'grafana_url'}.invalid`
  | 'name_taken'
  | 'secret_required';

/** What a locale says in place of core and the settings API, by their codes. */
export interface ApiWords {
  readonly errors: Readonly<Record<SettingsErrorCode, string>>;
  /** After an error of the server, for whoever operates it. */
  readonly requestId: (id: string) => string;
  readonly diagnoses: Readonly<Record<DiagnosisCode, DiagnosisWords>>;
  /** In place of the summary of `config.invalid`, where the field is known. */
  readonly cannotWork: Readonly<Record<DiagnosisField, string>>;
  /** In place of the summary of `endpoint.redirected`, where https is all that is missing. */
  readonly wantsHttps: string;
  readonly issues: Readonly<Record<IssueCode, string>>;
  /** For a value that is wrong in a way that this version of the kit has no words for. */
  readonly otherIssue: string;
  /** On a button that puts something into the Base URL: a region such as `eu-west-2`, or else an address. */
  readonly fixBaseUrl: (what: string) => string;
  readonly fixInstanceId: (id: string) => string;
  readonly fixValue: string;
}

const GATEWAY_REGION = /^https:\/\/otlp-gateway-(?:prod-)?([a-z0-9-]+)\.grafana\.net\/otlp$/;

/** The {@link ApiMessages} of a locale. */
export function apiMessagesFrom(words: ApiWords): ApiMessages {
  return {
    errorText({ code, requestId }) {
      const text = words.errors[code];
      return code === 'server_error' && requestId !== undefined ? `${text} ${words.requestId(requestId)}` : text;
    },
    diagnosisWords: (diagnosis) => ({ ...words.diagnoses[diagnosis.code], ...variant(diagnosis, words) }),
    fixLabel({ field, value }) {
      if (field === 'instanceId') return words.fixInstanceId(value);
      return field === 'baseUrl' ? words.fixBaseUrl(GATEWAY_REGION.exec(value)?.[1] ?? value) : words.fixValue;
    },
    issueText: ({ code }) => words.issues[code as IssueCode] ?? words.otherIssue,
  };
}

function variant({ code, field, fix }: Diagnosis, words: ApiWords): Partial<DiagnosisWords> {
  if (code === 'config.invalid' && field !== undefined) return { summary: words.cannotWork[field] };
  return code === 'endpoint.redirected' && fix !== undefined ? { summary: words.wantsHttps } : {};
}
