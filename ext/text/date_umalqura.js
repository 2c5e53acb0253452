// Makes date_umalqura.inc: the lengths of the months of the Umm al-Qura calendar, 1300 to 1600 AH, as ICU has them.
// usage: node date_umalqura.js > date_umalqura.inc
const format = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura', {timeZone: 'UTC', year: 'numeric', month: 'numeric', day: 'numeric'});
const DAY = 864e5;
function parts(time) {
  const out = {};
  for (const p of format.formatToParts(new Date(time))) out[p.type] = parseInt(p.value);
  return out;
}
let time = Date.UTC(1882, 10, 12); // 1 Muharram 1300
const years = [];
for (let year = 1300; year <= 1600; year++) {
  let bits = 0;
  for (let month = 1; month <= 12; month++) {
    const at = parts(time);
    if (at.year !== year || at.month !== month || at.day !== 1) throw new Error(`${year}-${month} does not begin at ${new Date(time).toISOString()}`);
    const long = parts(time + 29 * DAY).month === month;
    if (long) bits |= 1 << (month - 1);
    time += (long ? 30 : 29) * DAY;
  }
  years.push(bits);
}
console.log('/* date_umalqura.inc: made by date_umalqura.js from ICU ' + process.versions.icu + ' (islamic-umalqura; Unicode-3.0 licence). Do not edit.');
console.log('** A year a number: bit m - 1 is set where month m has 30 days, else it has 29. The first year is 1300, from 12 November 1882 on. */');
console.log('static const uint16_t umalqura_months[' + years.length + '] = {');
for (let i = 0; i < years.length; i += 20) console.log('    ' + years.slice(i, i + 20).join(', ') + ',');
console.log('};');
