// What the program owes to others: every package that is in it, with its licence's text, taken
// from the packages themselves at each build. The page imports it as "virtual:licences"; the same
// as one text goes to target/licences.txt, for the installable packages. The build stops at a
// package without a licence text, and at one that is in the page and not listed here.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const NAME = 'virtual:licences';
const RESOLVED = `\0${NAME}`;
const WORKSPACE = fileURLToPath(new URL('..', import.meta.url));
const MODULES = fileURLToPath(new URL('node_modules', import.meta.url));

/** The programs that are shipped. */
const PROGRAMS = ['lernfall-cli', 'lernfall-window'];

/** A release brings OpenSSL along. */
const VENDORED = 'lernfall-cli/vendored,lernfall-window/vendored';

/** npm packages of which code is in the page; the build adds code of its own tools. */
const IN_THE_PAGE = ['@kern-ux/native', '@tauri-apps/api', 'clsx', 'esm-env', 'rolldown', 'svelte', 'vite'];

const LICENCE_FILE = /^(licen[cs]e|copying|notice|unlicense|copyright)/i;

interface Component {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly home: string;
  readonly texts: readonly string[];
}

interface Package {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly license: string | null;
  readonly repository: string | null;
  readonly authors: readonly string[];
  readonly manifest_path: string;
  readonly source: string | null;
}

interface Edge {
  readonly pkg: string;
  readonly dep_kinds: readonly { readonly kind: string | null }[];
}

interface Graph {
  readonly packages: readonly Package[];
  readonly resolve: { readonly nodes: readonly { readonly id: string; readonly deps: readonly Edge[] }[] };
}

export function licences(): Plugin {
  let found: Component[] | undefined;
  const components = (): Component[] => (found ??= collect());
  return {
    name: 'licences',
    resolveId: (id) => (id === NAME ? RESOLVED : null),
    load: (id) => (id === RESOLVED ? asModule(components()) : null),
    generateBundle() {
      for (const id of this.getModuleIds()) {
        const name = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1];
        if (name !== undefined && !IN_THE_PAGE.includes(name)) {
          this.error(`The page contains code of ${name}, which ui/licences.ts does not list.`);
        }
      }
    },
    writeBundle() {
      const target = process.env['CARGO_TARGET_DIR'] ?? join(WORKSPACE, 'target');
      mkdirSync(target, { recursive: true });
      writeFileSync(join(target, 'licences.txt'), asText(components()));
    },
  };
}

function collect(): Component[] {
  const all = [...crates(), ...IN_THE_PAGE.map(ofNpm), firaSans()];
  // Texts that differ only in how their lines are broken are one text.
  const same = new Map<string, string>();
  const first = (text: string): string => {
    const words = text.toLowerCase().replaceAll(/\s+/g, ' ');
    return same.get(words) ?? (same.set(words, text), text);
  };
  return all
    .map((one) => ({ ...one, texts: [...new Set(one.texts.map(first))] }))
    .sort((one, other) => one.name.localeCompare(other.name, 'en'));
}

/** The crates that are linked into the programs, and the C sources that some of them build. */
function crates(): Component[] {
  const graph = cargo();
  const packages = new Map(graph.packages.map((one) => [one.id, one]));
  const edges = new Map(graph.resolve.nodes.map((node) => [node.id, node.deps]));
  const reached = new Set<Package>();
  const next = graph.packages.filter((one) => PROGRAMS.includes(one.name));
  for (let one = next.pop(); one !== undefined; one = next.pop()) {
    if (reached.has(one)) continue;
    reached.add(one);
    for (const edge of edges.get(one.id) ?? []) {
      const other = packages.get(edge.pkg);
      const kinds = edge.dep_kinds.map((each) => each.kind);
      const linked = kinds.includes(null) || (kinds.includes('build') && other?.name.endsWith('-src'));
      if (linked && other !== undefined) next.push(other);
    }
  }
  return [...reached].filter((one) => one.source !== null).map(ofCrate);
}

function cargo(): Graph {
  const system = process.platform === 'win32' ? 'x86_64-pc-windows-msvc' : 'x86_64-unknown-linux-gnu';
  const words = ['metadata', '--format-version', '1', '--features', VENDORED];
  const options = { cwd: WORKSPACE, encoding: 'utf8', maxBuffer: 2 ** 28 } as const;
  return JSON.parse(execFileSync('cargo', [...words, '--filter-platform', system], options)) as Graph;
}

function ofCrate(crate: Package): Component {
  const folder = dirname(crate.manifest_path);
  const licence = crate.license ?? 'see the text';
  const texts = licenceTexts(folder);
  return {
    name: crate.name,
    version: crate.version,
    licence,
    home: crate.repository ?? '',
    texts: texts.length > 0 ? texts : [standIn(crate.name, licence, crate.authors)],
  };
}

function ofNpm(name: string): Component {
  const folder = join(MODULES, name);
  const stated = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, unknown>;
  const repository = stated['repository'];
  const home = typeof repository === 'object' && repository !== null ? Object(repository).url : repository;
  // Vite lists its own packages too, of which nothing gets into the page.
  const texts = licenceTexts(folder).map((text) => text.split(/^# Licenses of bundled/m, 1).join('').trim());
  if (texts.length === 0) throw new Error(`The npm package ${name} has no licence text.`);
  return {
    name,
    version: String(stated['version']),
    licence: String(stated['license']),
    home: String(home ?? '').replace(/^git\+|\.git$/g, ''),
    texts,
  };
}

/** KERN contains the font, but not its licence. */
function firaSans(): Component {
  const text = readFileSync(join(WORKSPACE, 'licences/OFL-1.1.txt'), 'utf8').trim();
  const home = 'https://github.com/mozilla/Fira';
  return { name: 'Fira Sans', version: '4.106', licence: 'OFL-1.1', home, texts: [text] };
}

/** The texts in a package's folder and in the folders of sources directly below it. */
function licenceTexts(folder: string): string[] {
  const inside = readdirSync(folder, { withFileTypes: true });
  const below = inside.filter((one) => one.isDirectory() && one.name !== 'node_modules');
  return [folder, ...below.map((one) => join(folder, one.name))].flatMap((each) =>
    readdirSync(each)
      .filter((name) => LICENCE_FILE.test(name) && !/\.(rs|js|ts)$/.test(name))
      .map((name) => join(each, name))
      .filter((path) => statSync(path).isFile())
      .sort()
      .map((path) => readFileSync(path, 'utf8').replaceAll('\r\n', '\n').trim()),
  );
}

/** The standard text of the first licence that is offered and that we have. */
function standIn(name: string, licence: string, authors: readonly string[]): string {
  for (const id of ['MIT', 'BSD-3-Clause', 'MPL-2.0']) {
    const path = join(WORKSPACE, `licences/${id}.txt`);
    if (licence.split(/ OR |\//).includes(id) && existsSync(path)) {
      const holders = authors.length > 0 ? authors.join(', ') : `the authors of ${name}`;
      return `Copyright (c) ${holders}\n\n${readFileSync(path, 'utf8').trim()}`;
    }
  }
  throw new Error(`The crate ${name} (${licence}) has no licence text, and licences/ has none for it.`);
}

/** Many packages share one text: texts are listed once, and named by their place. */
function shared(components: readonly Component[]): string[] {
  return [...new Set(components.flatMap((one) => one.texts))];
}

function asModule(components: readonly Component[]): string {
  const texts = shared(components);
  const places = new Map(texts.map((text, place) => [text, place]));
  const listed = components.map((one) => ({ ...one, texts: one.texts.map((text) => places.get(text)) }));
  return `export const components = ${JSON.stringify(listed)};\nexport const texts = ${JSON.stringify(texts)};\n`;
}

function asText(components: readonly Component[]): string {
  const line = '='.repeat(80);
  const blocks = shared(components).map((text) => {
    const users = components.filter((one) => one.texts.includes(text));
    const named = users.map((one) => `${one.name} ${one.version} (${one.licence})  ${one.home}`.trimEnd());
    return `${line}\n${named.join('\n')}\n${line}\n\n${text}\n`;
  });
  return `Lernfall contains work by others. Each text below is followed for what is named above it.\n\n${blocks.join('\n')}`;
}
