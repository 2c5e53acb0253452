// The checks of tests/report/run, in headless Chromium. usage: node report.js FOLDER EXAMPLE; prints TAP.
'use strict';
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { chromium } = require('playwright-core');

const [, , folder, example] = process.argv;
const html = (name) => fs.readFileSync(path.join(folder, `${name}.html`), 'utf8');
const tidy = (text) => text.replace(/\s+/g, ' ').trim();
let failed = 0;

function check(name, problems) {
  const list = [problems].flat().filter(Boolean);
  for (const problem of list) console.log(`  ${problem}`);
  console.log(`${list.length ? 'not ok' : 'ok'} report: ${name}`);
  failed += list.length > 0;
}

// Tags that are closed in the order in which they were opened; what browsers mend silently.
function unbalanced(text) {
  const open = [], empty = new Set(['meta', 'br', 'path', 'input', 'img']);
  const markup = text.replace(/<(style|script)>[\s\S]*?<\/\1>/g, '').replace(/^<!doctype html>/, '');
  for (const [tag, slash, name] of markup.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>/g)) {
    if (empty.has(name)) continue;
    if (!slash) open.push(name);
    else if (open.pop() !== name) return `${tag} closes something else`;
  }
  return open.length ? `never closed: ${open.join(' ')}` : '';
}

// Run in the page: text that stands out too little from what is behind it (WCAG 2: 4.5 to 1, 3 to 1 for large text).
function faint() {
  const parse = (color) => color.match(/[\d.]+/g).map(Number);
  const light = (rgb) => rgb.slice(0, 3).map((v) => v / 255).map((v) => (v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = parse(getComputedStyle(at).backgroundColor);
      if (color.length < 4 || color[3] > 0) return color;
    }
    return [255, 255, 255];
  };
  const found = new Set();
  for (const element of document.body.querySelectorAll('*')) {
    if (![...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) || !element.getClientRects().length) continue;
    const style = getComputedStyle(element), svg = element instanceof SVGElement;
    const [a, b] = [light(parse(svg ? style.fill : style.color)), light(behind(element))];
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < (parseFloat(style.fontSize) >= 24 ? 3 : 4.5)) found.add(`${element.tagName} .${element.getAttribute('class')}: ${ratio.toFixed(2)}`);
  }
  return [...found];
}

async function main() {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'broadsheet-report-'));
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: '/usr/bin/chromium', headless: true,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  const said = [], asked = [];

  async function open(name, width = 1200, scheme = 'light') {
    said.length = asked.length = 0;
    const page = await browser.newPage();
    page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => said.push(`error: ${error.message}`));
    page.on('dialog', (dialog) => { said.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
    const address = pathToFileURL(path.join(folder, `${name}.html`)).href;
    page.on('request', (request) => request.url() === address || asked.push(`asks for ${request.url()}`));
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto(address);
    return page;
  }

  for (const name of ['samples', 'rows', 'hostile', 'empty']) {
    for (const [scheme, width] of [['light', 1200], ['dark', 1200], ['light', 390], ['dark', 320]]) {
      const page = await open(name, width, scheme);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      check(`${name} in ${scheme}, ${width} wide: silent, alone, readable`, [...said, ...asked,
        wide > width && `the page is ${wide} wide`, await page.evaluate(faint)].flat());
      await page.screenshot({ path: path.join(folder, `${name}-${scheme}-${width}.png`), fullPage: true });
      await page.close();
    }
    check(`${name}: tags are balanced`, unbalanced(html(name)));
  }

  const script = html('samples').match(/<script>([\s\S]*?)<\/script>/)[1];
  const hash = createHash('sha256').update(script).digest('base64');
  check('the script has the hash that is allowed', html('samples').includes(`'sha256-${hash}'`) ? '' : `the hash is sha256-${hash}`);

  let page = await open('samples');
  const text = tidy(await page.innerText('body'));
  check('the example in report.sql', example.trim().split('\n').map((line) => !text.includes(tidy(line)) && `not on the page: ${line}`));
  check('has a language, a title, and names for what is not text', await page.evaluate(() => [
    !document.documentElement.lang && 'no language', !document.title && 'no title',
    ...[...document.querySelectorAll('table')].map((t) => !t.caption?.textContent.trim() && 'a table without caption'),
    ...[...document.querySelectorAll('th')].map((t) => !t.scope && 'a th without scope'),
    ...[...document.querySelectorAll('input')].map((i) => !i.labels[0]?.textContent.trim() && 'an input without label'),
    ...[...document.querySelectorAll('svg')].map((s) => !s.querySelector('title')?.textContent && 'a drawing without title'),
    ...[...document.querySelectorAll('.scroll')].map((s) => (s.tabIndex !== 0 || !s.ariaLabel) && 'a part that scrolls, but not by keys'),
    ...[...document.querySelectorAll('nav a')].map((a) => !document.querySelector(a.getAttribute('href')) && `nothing at ${a.hash}`),
  ]));
  check('the bars are as high as the figures', await page.evaluate(() => {
    const bars = [...document.querySelectorAll('svg rect')];
    const rows = [...document.querySelectorAll('#timeline tbody tr')].map((row) => Number(row.cells[2].textContent));
    const unit = bars[0].height.baseVal.value / rows[0];
    return bars.length !== rows.length ? `${bars.length} bars, ${rows.length} rows`
      : bars.map((bar, i) => Math.abs(bar.height.baseVal.value - rows[i] * unit) > .1 && `bar ${i}`);
  }));
  check('Arabic runs from the right, Korean is there', await page.evaluate(() => {
    const of = (word) => [...document.querySelectorAll('#outlets tbody th span')].find((span) => span.textContent.includes(word));
    return [getComputedStyle(of('الشراع')).direction !== 'rtl' && 'not from the right', getComputedStyle(of('한강')).direction !== 'ltr' && 'Korean from the right'];
  }));

  const column = (n) => page.$$eval('#outlets tbody tr', (rows, c) => rows.map((row) => row.cells[c].dataset.s ?? row.cells[c].textContent), n);
  const sorted = (list) => list.every((value, i) => !i || list[i - 1] <= value);
  const outlets = page.locator('#outlets thead th');
  await outlets.nth(4).getByRole('button').click();
  check('sorts numbers, most first, by mouse', [!sorted((await column(4)).map((n) => -n)) && 'not sorted',
    await outlets.nth(4).getAttribute('aria-sort') !== 'descending' && 'no aria-sort']);
  await outlets.nth(2).getByRole('button').focus();
  await page.keyboard.press('Enter');
  check('sorts dates by keys', [!sorted(await column(2)) && 'not sorted', await outlets.nth(2).getAttribute('aria-sort') !== 'ascending' && 'no aria-sort',
    await outlets.nth(4).getAttribute('aria-sort') && 'two columns say that they are sorted']);
  await page.keyboard.press('Space');
  check('and the other way round', !sorted((await column(2)).reverse()) && 'not sorted');
  await page.locator('#outlets input').fill('한강');
  check('filters', await page.locator('#outlets tbody tr:visible').count() !== 1 && 'not one row');
  await page.close();

  // All of these hold without the policy too, which is the second wall: the page is taken apart as the browser understood it.
  const wrong = () => [
    window.owned && `script ${window.owned} has run`, document.scripts.length !== 1 && 'there are more scripts', document.querySelector('img, iframe, object, embed, form') && 'there is an element of theirs',
    document.querySelectorAll('svg').length !== 1 && 'there is a drawing of theirs',
    ...[...document.querySelectorAll('*')].flatMap((e) => [...e.attributes]).map((a) => a.name.startsWith('on') && `there is an attribute ${a.name}`),
    ...[...document.querySelectorAll('a')].map((a) => !/^(#|https?:)/i.test(a.getAttribute('href')) && `a link to ${a.getAttribute('href')}`),
  ];
  page = await open('hostile');
  await page.$$eval('details', (all) => all.forEach((one) => { one.open = true; }));
  const shown = (await page.innerText('body')).split('window.owned=2').length - 1;
  check(`hostile texts are shown as texts (${shown} places)`, [...said, ...await page.evaluate(wrong), shown < 60 && 'too few are there']);
  await page.close();
  fs.writeFileSync(path.join(folder, 'open.html'), html('hostile').replace(/<meta http-equiv[^\n]*\n/, ''));
  page = await open('open');
  check('and without the policy', [...said, ...await page.evaluate(wrong)]);
  await page.close();
  fs.writeFileSync(path.join(folder, 'forged.html'), html('samples').replace('<main', '<script>window.owned = 1</script><img src="x.png" onerror="window.owned = 2"><main'));
  page = await open('forged');
  check('a script that came in all the same does not run', [await page.evaluate(() => window.owned) && 'it has run', said.length < 2 && 'nobody was refused', ...asked.filter((a) => !a.includes('x.png'))]);
  await page.close();

  page = await open('rows');
  check('what was changed is marked', await page.evaluate(() => [
    [...document.querySelectorAll('#changes del')].some((d) => d.textContent === ', under the Thornbury builder Gideon Marsh') ? '' : 'the name that was taken out',
    [...document.querySelectorAll('#changes ins')].some((d) => d.textContent === 'A new one is here & says "so".') ? '' : 'the paragraph that was put in',
    document.querySelector('#changes details').open ? '' : 'the first change is closed']));
  await page.close();
  page = await open('empty');
  check('an empty archive says so in each part', await page.locator('.empty').count() !== 6 && 'not six sentences');
  await browser.close();
  fs.rmSync(profile, { recursive: true, force: true });
  return failed ? 1 : 0;
}

main().then((status) => process.exit(status), (error) => { console.log(`${error.stack}\nnot ok report: ${error.message}`); process.exit(1); });
