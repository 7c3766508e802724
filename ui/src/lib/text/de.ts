// All German messages, topic by topic. Their types are what English has to say, too.
import { about } from './de/about';
import { backups } from './de/backups';
import { caseView } from './de/caseView';
import { cases } from './de/cases';
import { check } from './de/check';
import { erasing } from './de/erasing';
import { errors, incident } from './de/errors';
import { fields } from './de/fields';
import { frame } from './de/frame';
import { handOver } from './de/handOver';
import { help } from './de/help';
import { interview } from './de/interview';
import { keys } from './de/keys';
import { levels } from './de/levels';
import { preview } from './de/preview';
import { recovery } from './de/recovery';
import { search } from './de/search';
import { settings } from './de/settings';
import { sheet } from './de/sheet';
import { sort } from './de/sort';
import { stages } from './de/stages';
import { start } from './de/start';
import { verify } from './de/verify';
import { versions } from './de/versions';
import { words } from './de/words';

export const de = {
  about,
  backups,
  caseView,
  cases,
  check,
  erasing,
  errors,
  fields,
  frame,
  handOver,
  help,
  incident,
  interview,
  keys,
  levels,
  preview,
  recovery,
  search,
  settings,
  sheet,
  sort,
  stages,
  start,
  verify,
  versions,
  words,
};
