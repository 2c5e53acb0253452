-- Dates as columns of values: what is read, and that nothing is guessed.
.nullvalue NULL
SELECT date_parse(20241130), date_parse(2024), date_parse(12.5);
SELECT date_parse('30/11/2024'), date_parse('03/04/2024'), date_ambiguous('03/04/2024'), date_parse('03/04/2024', 'dmy'), date_parse('03/04/2024', 'mdy');
SELECT date_parse('2024-11-30T07:45:00+09:00'), date_offset('2024-11-30T07:45:00+09:00'), date_parse('2024-11-30T07:45:00+09:00', 'utc'), date_parse('2024-11-30 07:45', 'utc');
SELECT date_precision('2024-11'), date_parse('2024-11'), date_precision('2024-11-30T07:45:10Z'), date_offset('2024-11-30'), date_ambiguous('no date');
SELECT date_order(value) FROM json_each('["03/04/2024","30/11/2024"]');
SELECT date_order(value) FROM json_each('["03/04/2024","11/30/2024"]');
SELECT date_order(value) FROM json_each('["11/30/2024","30/11/2024"]');
SELECT date_order(value) FROM json_each('["2024/11/30",null]');
SELECT date_order(value) FROM json_each('[]');
SELECT date_parse('yesterday', 'now=2023-13-10'), date_parse('Dec. 21', 'now=2023-13-10T00:00:00'), date_parse('21 Dec 2023', 'now=2023-13-10');
SELECT date_parse('yesterday', 'now=2024-12-01', 'now=2023-13-10');
SELECT date_parse('yesterday', 'now=tomorrow');
SELECT date_parse('yesterday', 'now=2023-13-10th');
