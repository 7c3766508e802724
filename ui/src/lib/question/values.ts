// Between the values of Rust and what the fields of a form take. Nothing is judged here: what does
// not have the shape of its field reads as nothing, and Rust says what does not fit.
import type { AnswerKey, Choice, FieldId, FieldOnPage, LinkTarget, ObjectionOnPage, Value } from '../api/generated';
import type { Chosen } from '../form/field';
import { objection } from '../text/objection';

/** The id of a field's first control: where a summary of errors leads. */
export function controlId(key: AnswerKey, field: FieldId): string {
  return ['answer', key.question, key.row, field].filter((part) => part).join('-');
}

/** Objections as one sentence after the other; nothing where there are none. */
export function sentences(objections: readonly ObjectionOnPage[]): string | undefined {
  return objections.length === 0 ? undefined : objections.map(objection).join(' ');
}

export function asText(value: Value | null): string {
  return value !== null && 'text' in value ? value.text : '';
}

export function asChosen(value: Value | null): Chosen | null {
  return value !== null && 'choice' in value ? value.choice : null;
}

export function asList(value: Value | null): Choice[] {
  return value === null ? [] : 'choices' in value ? value.choices : 'ranked' in value ? value.ranked : [];
}

export function asYesNo(value: Value | null): boolean | null {
  return value !== null && 'yesNo' in value ? value.yesNo : null;
}

export function asTicked(value: Value | null): string[] {
  return value !== null && 'ticked' in value ? value.ticked : [];
}

export function asFields(value: Value | null): Record<FieldId, Value> {
  return value !== null && 'fields' in value ? value.fields : {};
}

export function asMatrix(value: Value | null): Record<string, Record<FieldId, Value>> {
  return value !== null && 'matrix' in value ? value.matrix : {};
}

export function asLinks(value: Value | null): Chosen[] {
  return value !== null && 'links' in value ? value.links.map((link) => ({ code: linkCode(link) })) : [];
}

/** A link as a code, so that the boxes of a form can hold it. */
export function linkCode(link: Pick<LinkTarget, 'question' | 'row'>): string {
  return `${link.question}/${link.row}`;
}

export function fromChosen(chosen: Chosen | null): Value | null {
  return chosen === null ? null : { choice: chosenOf(chosen) };
}

export function chosenOf({ code, ownWords }: Chosen): Choice {
  return ownWords == null ? { code } : { code, ownWords };
}

/** What is sent for a field that was emptied: blank, whatever its kind. */
export const EMPTIED: Value = { unread: '' };

/** `cells` with one cell changed; an emptied one goes. */
export function withCell(
  cells: Record<string, Record<FieldId, Value>>, row: string, column: FieldId, value: Value | null,
): Value {
  const { [column]: _, ...others } = cells[row] ?? {};
  return { matrix: { ...cells, [row]: value === null ? others : { ...others, [column]: value } } };
}

/** `fields` with one of them changed. What is not named would stay, so an emptied one is named. */
export function withField(fields: Record<FieldId, Value>, field: FieldId, value: Value | null): Value {
  return { fields: { ...fields, [field]: value ?? EMPTIED } };
}

/** The labels of chosen entries that keep a case from being handed over. */
export function blocking(field: FieldOnPage, value: Value | null): string[] {
  const entries = 'entries' in field.kind ? field.kind.entries : [];
  const codes = [asChosen(value)?.code, ...asList(value).map((it) => it.code)];
  return entries.filter((it) => it.blocks && codes.includes(it.code)).map((it) => it.label);
}
