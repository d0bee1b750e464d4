export { createTestClock, type TestClock, type TestClockOptions } from './testing/create-test-clock.ts';
export type { CloudCredentials } from './testing/fake-otlp-gateway/check-cloud-credentials.ts';
export { createFakeOtlpGateway } from './testing/fake-otlp-gateway/create-fake-otlp-gateway.ts';
export type {
  FakeOtlpGateway,
  FakeOtlpGatewayAccess,
  FakeOtlpGatewayOptions,
  RequestFinding,
} from './testing/fake-otlp-gateway/fake-otlp-gateway.ts';
export type { OtlpFinding, OtlpFindingCode } from './testing/fake-otlp-gateway/finding.ts';
export type { OtlpFault } from './testing/fake-otlp-gateway/otlp-fault.ts';
export type {
  OtlpAnyValue,
  OtlpEvent,
  OtlpKeyValue,
  OtlpLink,
  OtlpResourceSpans,
  OtlpScopeSpans,
  OtlpSpan,
} from './testing/fake-otlp-gateway/otlp-json.ts';
export type { RateLimit } from './testing/fake-otlp-gateway/rate-limit.ts';
export type { ReceivedRequest } from './testing/fake-otlp-gateway/request-log.ts';
export type { StoredTrace } from './testing/fake-otlp-gateway/trace-store.ts';
export type { TraceSummary } from './testing/fake-otlp-gateway/trace-summary.ts';
export { type SampleGenerationsOptions, sampleGenerations } from './testing/sample-generations.ts';
