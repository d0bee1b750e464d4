import { type ComponentPropsWithoutRef, type ReactElement, useEffect, useRef } from 'react';

/** Props of {@link SecretInput}. */
export interface SecretInputProps extends Omit<ComponentPropsWithoutRef<'input'>, 'value' | 'defaultValue'> {
  readonly value: string;
}

/**
 * An input whose value is controlled and yet never an attribute. React copies a controlled value into the markup, where
 * session recorders and saved pages would find the secret.
 */
export function SecretInput({ value, ...props }: SecretInputProps): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current !== null && input.current.value !== value) input.current.value = value;
  });
  return <input {...props} ref={input} />;
}
