// What long work is doing, said while it runs.
export const stages = {
  attaching: 'Datei wird angehängt',
  reading: 'Wird gelesen',
  sealing: 'Wird versiegelt und geschrieben',
  readingBack: 'Wird zurückgelesen',
  verifying: 'Wird geprüft',
  backingUp: 'Wird gesichert',
  restoring: 'Sicherung wird ausgepackt und geprüft',
  renewing: 'Schlüssel wird erneuert',
  salvaging: 'Lesbares wird gerettet',
  decrypting: 'Wird entschlüsselt',
  checking: 'Arbeitsbereich wird geprüft',
  /** Before the first report. */
  beginning: 'Wird vorbereitet',
  of: (done: string, total: string): string => `${done} von ${total}`,
  stop: 'Abbrechen',
};
