// What all fields have in common. A field shows a value and tells of changes; it keeps nothing.

/** `optional` says so beside the label; `required` is told to assistive technology. */
export type Need = 'optional' | 'required' | undefined;

export interface FieldProps {
  /** Where an error summary leads; made up when left out. */
  id?: string | undefined;
  /** Either a label, or the id of the heading that serves as one. */
  label?: string | undefined;
  labelledby?: string | undefined;
  hint?: string | undefined;
  error?: string | undefined;
  /** Told where the sentence stands at the group that this is part of. */
  invalid?: boolean | undefined;
  need?: Need;
  /** The language of label and hint, where it is not the page's. */
  lang?: string | undefined;
  /** Ids of further descriptions outside of the field. */
  describedby?: string | undefined;
  disabled?: boolean | undefined;
  /** The field was left: a good time to save. */
  onleave?: (() => void) | undefined;
}

/** An entry to choose from. */
export interface Offered {
  code: string;
  label: string;
  hint?: string | undefined;
  ownWords?: 'none' | 'optional' | 'required' | undefined;
}

/** A chosen entry, with own words where the entry takes them. */
export interface Chosen {
  code: string;
  ownWords?: string | null | undefined;
}

/** What ties a control to its label, hint and error. Spread it on the control. */
export interface Ties {
  id: string;
  'aria-labelledby'?: string | undefined;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: 'true' | undefined;
  'aria-required'?: 'true' | undefined;
}

/** `undefined` unless one of the ids is there: an attribute with nothing in it is an error. */
export function ids(...those: (string | false | undefined)[]): string | undefined {
  const there = those.filter((id) => typeof id === 'string' && id !== '');
  return there.length === 0 ? undefined : there.join(' ');
}

/** How a control is tied, given what is shown around it. */
export function ties(id: string, props: FieldProps): Ties {
  return {
    id,
    'aria-labelledby': props.label === undefined ? props.labelledby : undefined,
    'aria-describedby': ids(
      props.hint ? `${id}-hint` : undefined,
      props.error ? `${id}-error` : undefined,
      props.describedby,
    ),
    'aria-invalid': props.error || props.invalid ? 'true' : undefined,
    'aria-required': props.need === 'required' ? 'true' : undefined,
  };
}
