// The list of cases.
export const cases = {
  heading: 'Fälle',
  loading: 'Fälle werden geladen',
  add: 'Fall anlegen',
  search: 'In allen Fällen suchen',
  searchHint: 'Findet Wörter in Titeln und Antworten, schon beim Tippen.',
  filters: 'Filtern',
  filtersOn: (count: number): string => (count === 1 ? '1 Filter gesetzt' : `${count} Filter gesetzt`),
  topic: 'Themencluster',
  anyTopic: 'Alle Themencluster',
  state: 'Stand',
  anyState: 'Jeder Stand',
  clearFilters: 'Filter aufheben',
  shown: (shown: number, all: number): string =>
    shown === all ? (all === 1 ? '1 Fall' : `${all} Fälle`) : `${shown} von ${all} Fällen`,
  noneFits: 'Kein Fall passt zu diesen Filtern.',
  title: 'Titel',
  core: 'Kernfragen erledigt',
  changed: 'Zuletzt geändert',
  of: (answered: number, all: number): string => `${answered} von ${all}`,
  noTopic: 'nicht zugeordnet',
  topics: (most: string, others: number): string =>
    others === 0 ? most : others === 1 ? `${most} und 1 weiteres` : `${most} und ${others} weitere`,
  examples: 'Das sind Beispiele, frei erfunden. Ändern Sie, was Sie möchten: Nach dem Sperren ist es wieder, wie es war.',
  states: {
    record: 'Wird erfasst',
    check: 'Noch zu prüfen',
    release: 'Noch zu klären',
    handOver: 'Bereit zur Übergabe',
    done: 'Übergeben',
  },
  empty:
    'Ein Fall ist ein Vorhaben, wie es wirklich verlaufen ist: was geplant war, was geschah, was geholfen und was gehindert hat, und was andere daraus lernen können. Sie halten ihn allein fest oder im Gespräch mit denen, die dabei waren.',
};
