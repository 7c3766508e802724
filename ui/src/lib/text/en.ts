// All English messages, topic by topic.
import type { Text } from '../text';
import { about } from './en/about';
import { backups } from './en/backups';
import { caseView } from './en/caseView';
import { cases } from './en/cases';
import { check } from './en/check';
import { erasing } from './en/erasing';
import { errors, incident } from './en/errors';
import { fields } from './en/fields';
import { frame } from './en/frame';
import { handOver } from './en/handOver';
import { help } from './en/help';
import { interview } from './en/interview';
import { keys } from './en/keys';
import { levels } from './en/levels';
import { preview } from './en/preview';
import { recovery } from './en/recovery';
import { search } from './en/search';
import { settings } from './en/settings';
import { sheet } from './en/sheet';
import { sort } from './en/sort';
import { stages } from './en/stages';
import { start } from './en/start';
import { verify } from './en/verify';
import { versions } from './en/versions';
import { words } from './en/words';

export const en: Text = {
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
