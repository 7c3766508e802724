// Search over all cases.
export const search = {
  heading: 'Suchen',
  field: 'Suchbegriff',
  hint: 'Durchsucht Titel und Antworten aller Fälle in diesem Arbeitsbereich.',
  searching: 'Fälle werden durchsucht',
  empty: 'Geben Sie ein Wort oder einen Teil davon ein. Groß und klein, ß und ss machen keinen Unterschied.',
  none: (words: string): string => `Zu „${words}“ wurde nichts gefunden.`,
  noneTodo: 'Versuchen Sie ein anderes Wort oder nur den Anfang.',
  found: (count: number): string => `${count} Treffer`,
  foundMore: (count: number): string => `Die ersten ${count} Treffer; es gibt mehr. Ein weiteres Wort grenzt ein.`,
  place: (id: string, name: string): string => `Frage ${id} · ${name}`,
  results: 'Treffer',
};
