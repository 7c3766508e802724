// Preview of exactly what leaves, in English.
import type { preview as de } from '../de/preview';

export const preview: typeof de = {
  heading: 'Exactly this leaves the house',
  headingDone: 'This has left the house',
  introDone: 'It was handed over as it stands here. Nothing in it has changed since.',
  intro: 'Every sentence on this paper leaves, with the attachments under “What is in the bundle”, and nothing else.',
  audience: 'For whom',
  audienceMeans: {
    office: 'Answers whose use is Analysis, Trust room or Report',
    room: 'Answers whose use is Trust room or Report',
    report: 'Answers whose use is Report',
  },
  readyUnchecked: 'The hand-over is possible. The earlier check no longer holds and will not be on the paper.',
  ready: 'Nothing stands against the hand-over.',
  traced: (count) =>
    count === 1
      ? 'In 1 answer something looks like a name, a telephone number or an e-mail address.'
      : `In ${count} answers something looks like a name, a telephone number or an e-mail address.`,
  tracedLook: 'Look at it in “Check the answers”',
  tracedGo: 'Look at the places',
  tracedHeading: 'Shall it leave like this?',
  tracedWords: (count) => `${preview.traced(count)} The places are marked in “Check the answers”; there you can change them.`,
  tracedOn: 'Hand over like this',
  changed: (count) =>
    count === 1
      ? '1 answer is new or changed: its use is not decided yet. Until then it stays here.'
      : `${count} answers are new or changed: their use is not decided yet. Until then they stay here.`,
  notReady: (count) =>
    count === 1
      ? 'Before the hand-over 1 point has to be settled.'
      : `Before the hand-over ${count} points have to be settled.`,
  gatesHeading: 'Before the hand-over',
  gatesHeadingDone: 'Hand-over',
  gate: {
    information: 'Information sheet',
    consent: 'Consent',
    clearance: 'Official permission to speak',
    levels: 'Use',
    readBack: 'Reading back',
    inference: 'Check that nobody can be identified',
  },
  gateOf: (name, interview) => `${name} · Interview ${interview}`,
  blockedBy: (values) => `Blocked by: ${values}`,
  notNeeded: 'Voluntary, with a checklist',
  again: 'Something changed since it was checked.',
  holdsNothing: 'Does not hold up the hand-over',
  checkNow: 'Open the checklist',
  checkNowWhat: (name) => `Open the checklist: ${name}`,
  settleWhat: (name) => `Settle: ${name}`,
  membersHeading: 'What is in the bundle',
  member: {
    record: 'The answers, for programs to read',
    template: 'The guide with all its questions',
    paper: 'The paper as a Word file',
    attachment: 'Attachment',
  },
  knownAs: (name) => `here: ${name}`,
  staysHeading: 'What stays here',
  staysNothing: 'All answers go along.',
  staysAlways: 'Notes are never handed over.',
  answers: (count) => (count === 1 ? '1 item' : `${count} items`),
  sealHeading: 'Your seal',
  sealWords: 'The seal shows every later change; it does not replace a signature.',
  agency: 'Agency',
  fingerprint: 'Fingerprint',
  digest: 'Digest of the content',
  digestWords: 'The same number is shown after the hand-over and to the receiving office.',
  agencyHeading: 'What is your agency called?',
  agencyWords: 'This is asked once. The name is on your seal and on the paper for the collecting office, which always learns who a bundle is from. Whether the name may be published is said with the permission to speak.',
  agencyName: 'Name of the agency',
  agencyLevel: 'Administrative level',
  agencyNameMissing: 'Enter the name of the agency.',
  agencyLevelMissing: 'Choose the administrative level.',
  agencyFirst: 'Name the agency first',
  toGates: 'On to “Before the hand-over”',
  agencySaved: (name) => `Taken over: ${name}. The name stands on the seal and on the paper for the collecting office.`,
  agencySave: 'Take over the agency',
  next: 'Go on to hand over',
  handedOver: (number, day) => `Handed over just like this: no. ${number} on ${day}`,
  handOverAgain: 'Hand over once more',
  nothing: 'No answer is meant for these recipients. Decide what may be done with the answers.',
  nothingGo: 'Decide on the use',
  loading: 'The hand-over version is being put together',
};
