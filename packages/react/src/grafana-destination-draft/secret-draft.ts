/** A secret that the server keeps and never gives back, or one that is being typed. A mask is never a value. */
export type SecretDraft =
  | { readonly kind: 'stored' /** Masked, such as `glc_...` and a fingerprint. */; readonly hint: string }
  | { readonly kind: 'typed'; readonly value: string };
