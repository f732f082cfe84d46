// What the page says, in the reader's language.
import en from './text/en.js';
import zh from './text/zh.js';

const LANGUAGES = { en, zh };
let language = 'en';

/** \param wanted `en` or `zh`; else the browser decides */
export function use_language(wanted) {
  const own = (navigator.languages ?? [navigator.language]).map((one) => one.slice(0, 2)).find((one) => Object.hasOwn(LANGUAGES, one));
  language = Object.hasOwn(LANGUAGES, wanted ?? '') ? wanted : own ?? 'en';
  document.documentElement.lang = language;
}

export const language_now = () => language;
export const languages = () => Object.entries(LANGUAGES).map(([key, texts]) => [key, texts.lang]);

export function t(key, ...values) {
  const text = LANGUAGES[language][key] ?? en[key] ?? key;
  return text.replace(/\{(\d)\}/g, (_, i) => String(values[i]));
}

export function number(value) {
  return value.toLocaleString(language === 'zh' ? 'zh-CN' : 'en-US');
}

/** For people: `12.3 ms`, `4.56 s`, `3 min 20 s`, `2 h 5 min`. */
export function duration(seconds) {
  if (seconds < 1) return t('unit.ms', Number((seconds * 1000).toPrecision(3)));
  if (seconds < 60) return t('unit.s', Number(seconds.toPrecision(3)));
  if (seconds < 3600) return t('unit.min', Math.floor(seconds / 60), Math.floor(seconds % 60));
  return t('unit.h', Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60));
}

/** The verdict in words. In English the run has told it already. */
export function verdict(meta) {
  if (language !== 'zh') return meta.verdict;
  const s = meta.summary;
  if (s.planned === 0 && s.reported === 0) return '没有计划任何行：什么都没测';
  const good = s.passed + s.flaky;
  const parts = [
    [s.failed, '行失败'], [s.broken, '行中断'], [s.notConfigured, '行未配置'],
    [good === s.reported ? 0 : s.skipped, '行跳过'], [s.knownBug, '行因已知缺陷失败'],
  ].filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  let text = parts.length ? `${s.reported} 行中 ${parts.join('，')}` : `全部 ${s.reported} 行通过`;
  if (s.flaky > 0) text += `；其中 ${s.flaky} 行不稳定`;
  if (good + s.failed === 0) text += '；什么都没有证明';
  if (meta.gates.length) text += s.green ? '；所有门限为绿' : '；并非所有门限为绿';
  if (s.reported < s.planned) text += `；${s.planned - s.reported} 行计划了却没有报告`;
  return text;
}

/** `53 planned = 53 run = 53 reported`; what differs says so. */
export function account(meta) {
  if (language !== 'zh') return meta.account;
  const { planned, run, reported } = meta.summary;
  return `计划 ${planned} ${planned === run ? '=' : '≠'} 执行 ${run} ${run === reported ? '=' : '≠'} 报告 ${reported}`;
}

export function gate_words(gate) {
  if (language !== 'zh') return gate.text;
  const what = gate.method ? `${gate.method} 的成功率` : `门限 ${gate.group}`;
  const got = gate.judged ? `${gate.judged} 行中 ${gate.passed} 行通过，${gate.got} %` : '没有可判定的行';
  return `${what}：${got}；要求 ${gate.wanted} %`;
}

/** What no gate excuses, and so makes the run red on its own. */
export function ungated_words(meta) {
  if (language !== 'zh') return meta.ungated;
  return [[meta.ungatedFaults, '行不属于任何门限的分组，且失败或中断'], [meta.lostRows, '个方法因数据提供者丢失了行，任何门限都不能豁免']]
    .filter(([count]) => count > 0).map(([count, what]) => `有 ${count} ${what}`).join('；');
}
