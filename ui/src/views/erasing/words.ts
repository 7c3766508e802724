// What a deleted thing is called.
import type { Subject } from '../../lib/api/generated';
import { text } from '../../lib/text';

type Talk = Extract<Subject, { kind: 'interview' }>;

export function talkOf(subject: Talk): string {
  return subject.form === 'own' ? text.caseView.ownNameOf(subject.number) : text.caseView.talkName(subject.number);
}

/** The whole name, for lists and headings. */
export function named(subject: Subject): string {
  switch (subject.kind) {
    case 'case':
      return text.erasing.caseNamed(subject.number, subject.title);
    case 'interview':
      return text.erasing.talkNamed(talkOf(subject), subject.title);
    case 'person':
      return subject.name;
  }
}

/** "Fall 3 ist gelöscht …" */
export function gone(subject: Subject): string {
  switch (subject.kind) {
    case 'case':
      return text.erasing.caseGone(subject.number);
    case 'interview':
      return text.erasing.talkGone(talkOf(subject));
    case 'person':
      return subject.name;
  }
}
