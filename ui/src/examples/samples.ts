// What the examples show: contents, not sentences of the program.
import type { Document } from '../lib/api/generated';
import type { Offered } from '../lib/form/field';

export const entries: Offered[] = [
  { code: 'RS', label: 'Recht und Regelung', hint: 'Gesetze, Verordnungen, Satzungen, Dienstvereinbarungen' },
  { code: 'PE', label: 'Personal und Kompetenz' },
  { code: 'IT', label: 'Technik und Betrieb', hint: 'Fachverfahren, Basisdienste, Rechenzentrum' },
  { code: 'ZU', label: 'Zusammenarbeit über Ebenen hinweg' },
  { code: 'X', label: 'Anderes', ownWords: 'required' },
];

export const statements = [
  { id: 'a', label: 'Der Informationsbogen liegt vor.' },
  { id: 'b', label: 'Die dienstliche Genehmigung ist geklärt oder nicht nötig.' },
  { id: 'c', label: 'Ort und Zeit erlauben ein offenes Wort.' },
];

export interface CaseLine {
  id: string;
  title: string;
  cluster: string;
  state: string;
  answered: string;
  changed: string;
}

export const cases: CaseLine[] = [
  { id: '1', title: 'Einführung der elektronischen Akte im Jugendamt', cluster: 'Personal und Kompetenz', state: 'Erfassen', answered: '11 von 16', changed: '21.11.2026' },
  { id: '2', title: 'Gemeinsame Vergabe dreier Landkreise', cluster: 'Zusammenarbeit über Ebenen hinweg', state: 'Prüfen', answered: '16 von 16', changed: '18.11.2026' },
  { id: '3', title: 'Online-Antrag für das Wohngeld', cluster: 'Technik und Betrieb', state: 'Übergeben', answered: '16 von 16', changed: '02.10.2026' },
];

const plain = (text: string) => ({ text, weight: 'plain' as const, language: null });

export const sheet: Document = {
  language: 'de',
  title: 'Fallblatt',
  creator: 'Stadt Musterhausen',
  footer: 'Nur für die eigene Behörde · Stand 22.11.2026',
  blocks: [
    { title: 'Einführung der elektronischen Akte im Jugendamt' },
    { facts: { caption: '', pairs: [['Zeitraum', [plain('ca. 03/2022 bis 11/2023')]], ['Verwaltungsebene', [plain('Kommune – kreisangehörige Stadt oder Gemeinde')]]] } },
    { heading: { level: 1, text: 'Worum es ging' } },
    { paragraph: [plain('Die Akten des Jugendamts sollten bis Ende 2023 elektronisch geführt werden. Drei Teams arbeiteten an zwei Standorten; die Papierakte blieb im ersten Jahr führend.')] },
    { heading: { level: 1, text: 'Wendepunkte' } },
    { heading: { level: 2, text: 'Ausschreibung aufgehoben' } },
    { paragraph: [{ text: 'Auslöser: ', weight: 'strong', language: null }, plain('Nur ein Angebot lag vor. Die Vergabestelle riet zur Aufhebung.')] },
    { quotation: [plain('Wir hätten ein halbes Jahr früher mit dem Rechenzentrum sprechen müssen.')] },
    { heading: { level: 1, text: 'Was wir daraus lernen' } },
    { list: { order: 'bulleted', items: [[plain('Die Scanstelle vor der Software planen.')], [plain('Je Team eine Person freistellen.')]] } },
    { table: { caption: 'Wirkung', header: ['Indikator', 'Vorher', 'Nachher'], rows: [[[plain('Bearbeitungszeit')], [plain('21 Tage')], [plain('12 Tage')]], [[plain('Rückfragen je Antrag')], [plain('2,4')], [plain('0,9')]]] } },
    { note: 'Drei Angaben sind nicht enthalten, weil sie hier bleiben.' },
  ],
};
