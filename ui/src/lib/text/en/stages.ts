// What long work is doing, in English.
import type { stages as de } from '../de/stages';

export const stages: typeof de = {
  attaching: 'Attaching the file',
  reading: 'Reading',
  sealing: 'Sealing and writing',
  readingBack: 'Reading back',
  verifying: 'Checking',
  backingUp: 'Backing up',
  restoring: 'Unpacking and checking the backup',
  renewing: 'Renewing the key',
  salvaging: 'Salvaging what can be read',
  decrypting: 'Decrypting',
  checking: 'Checking the workspace',
  beginning: 'Getting ready',
  of: (done, total) => `${done} of ${total}`,
  stop: 'Cancel',
};
