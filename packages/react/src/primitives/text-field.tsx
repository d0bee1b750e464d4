import { type InputHTMLAttributes, memo, type ReactElement } from 'react';
import { Field, type FieldProps } from './field.tsx';

/** Props of {@link TextField}. */
export interface TextFieldProps<Name extends string>
  extends Omit<FieldProps, 'children'>,
    Pick<
      InputHTMLAttributes<HTMLInputElement>,
      'type' | 'inputMode' | 'dir' | 'required' | 'placeholder' | 'autoCapitalize'
    > {
  /** What the handlers are told, and where the focus finds the field. */
  readonly name: Name;
  readonly value: string;
  readonly locked: boolean;
  /** A unit behind the value, for the eyes. */
  readonly affix?: string | undefined;
  readonly onValueChange: (value: string, name: Name) => void;
  readonly onLeave: (name: Name) => void;
  /** Answers whether the pasted text was taken elsewhere; else it goes into the field. */
  readonly onPasteText?: ((text: string, name: Name) => boolean) | undefined;
}

/** A line of text with its label. With handlers that keep their identity it renders only when it changes itself. */
export const TextField = memo(LabelledInput) as typeof LabelledInput;

function LabelledInput<Name extends string>({
  name,
  value,
  locked,
  affix,
  onValueChange,
  onLeave,
  onPasteText,
  type,
  inputMode,
  dir,
  required,
  placeholder,
  autoCapitalize,
  ...field
}: TextFieldProps<Name>): ReactElement {
  return (
    <Field {...field}>
      {(control) => {
        const input = (
          <input
            {...control}
            {...{ type, inputMode, dir, required, placeholder, autoCapitalize, value }}
            className="bk-control"
            data-field={name}
            readOnly={locked}
            spellCheck={false}
            autoComplete="off"
            onChange={({ target }) => onValueChange(target.value, name)}
            onBlur={() => onLeave(name)}
            onPaste={(event) => {
              if (!locked && onPasteText?.(event.clipboardData.getData('text'), name)) event.preventDefault();
            }}
          />
        );
        return affix === undefined ? (
          input
        ) : (
          <div className="bk-affixed" dir="ltr">
            {input}
            <span className="bk-affix" aria-hidden="true">
              {affix}
            </span>
          </div>
        );
      }}
    </Field>
  );
}
