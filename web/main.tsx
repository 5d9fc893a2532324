// The page starts here: it reads the run that stands in the page and draws the report, or says what is wrong.

import './style.css';
import './print.css';
import { render } from 'preact';
import { themeStyle } from './chart/theme.ts';
import { Guard } from './page/guard.tsx';
import { Report } from './page/report.tsx';
import { readRun } from './run.ts';

const style = document.createElement('style');
style.textContent = themeStyle();
document.head.append(style);

const read = readRun(document.getElementById('run')?.textContent ?? '');
const page = document.getElementById('page')!;
page.textContent = '';
if ('run' in read) document.title = read.run.title;
render(
  'run' in read ? (
    <Guard>
      <Report run={read.run} />
    </Guard>
  ) : (
    <p class="problem">{read.problem}</p>
  ),
  page,
);
