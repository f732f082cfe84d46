// node bundle.mjs PACKAGES OUTPUT.cpp: bundles the page and writes it as C++. PACKAGES is the folder with npm's packages.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const [packages, output] = process.argv.slice(2).map((path) => resolve(path));
const { build } = createRequire(join(packages, 'package.json'))('esbuild');
const here = dirname(fileURLToPath(import.meta.url));

const { outputFiles } = await build({
  entryPoints: [join(here, 'main.js')], bundle: true, minify: true, write: false, outdir: '/', charset: 'utf8', format: 'iife',
  target: ['chrome105', 'firefox113', 'safari16.4'], nodePaths: [join(packages, 'node_modules')], legalComments: 'inline', logLevel: 'warning',
});
const text_of = (end) => outputFiles.find((file) => file.path.endsWith(end)).text;

/** It must stand within its element as it is. */
function checked(text) {
  for (const part of ['</script', '<!--', '</style', '\0', ')page"']) if (text.toLowerCase().includes(part)) throw new Error(`the bundle holds ${part}`);
  return text;
}

/** As string literals that every compiler takes: none longer than the standard promises, none cut within a character. */
function literals(text) {
  const pieces = [];
  for (let bytes = Buffer.from(text); bytes.length > 0; ) {
    let end = Math.min(bytes.length, 60000);
    while (end < bytes.length && (bytes[end] & 0xc0) === 0x80) end--;
    pieces.push(`R"page(${bytes.subarray(0, end)})page"`);
    bytes = bytes.subarray(end);
  }
  return pieces.join(',\n');
}

const hash = (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
const program = checked(text_of('.js'));
const style = checked(text_of('.css'));
writeFileSync(output, `// Made by framework/src/report/page/bundle.mjs: don't edit.
#include "report/page_program.hpp"

#include <string>

namespace offbeat::report {
namespace {

constexpr const char* program[] = {${literals(program)}};
constexpr const char* style[] = {${literals(style)}};

template <std::size_t count>
std::string joined(const char* const (&pieces)[count]) {
    std::string whole;
    for (const char* piece : pieces) whole += piece;
    return whole;
}

}  // namespace

std::string_view page_program() {
    static const std::string whole = joined(program);
    return whole;
}

std::string_view page_style() {
    static const std::string whole = joined(style);
    return whole;
}

const char* page_program_hash() {
    return "${hash(program)}";
}

const char* page_style_hash() {
    return "${hash(style)}";
}

}  // namespace offbeat::report
`);
