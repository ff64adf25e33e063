(() => {
  'use strict';
  const data = JSON.parse(document.getElementById('data').textContent);
  const ABSENT = '-';
  const HUES = 8;
  const HEIGHT = 210;
  const SYNC = 'over-time';
  const TIMES = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400];
  let drawn = [];

  // Figures, as the tables have them.
  const digits = new Intl.NumberFormat('en', {maximumSignificantDigits: 3});
  const whole = new Intl.NumberFormat('en', {maximumFractionDigits: 0});
  const number = value => (Math.abs(value) >= 100 ? whole : digits).format(value);
  const shown = format => value => (value == null ? ABSENT : format(value));
  const plain = shown(number);
  const rate = shown(value => number(value) + '/s');
  const megabytes = shown(value => (value >= 1000 ? number(value / 1000) + ' GB' : number(value) + ' MB'));
  const share = shown(value => number(value * 100) + ' %');
  const millis = shown(value =>
    value >= 120000 ? number(value / 60000) + ' min'
      : value >= 1000 ? number(value / 1000) + ' s'
        : value < 1 && value > 0 ? number(value * 1000) + ' µs' : number(value) + ' ms');
  const short = shown(value =>
    Math.abs(value) >= 1e6 ? number(value / 1e6) + 'M'
      : Math.abs(value) >= 1e4 ? number(value / 1e3) + 'k' : number(value));
  const two = value => String(value).padStart(2, '0');
  const clock = shown(value => {
    const second = Math.round(value);
    const hours = Math.floor(second / 3600);
    const minutes = Math.floor(second / 60) % 60;
    return hours > 0 ? `${hours}:${two(minutes)}:${two(second % 60)}` : `${minutes}:${two(second % 60)}`;
  });

  const colour = (one, i) => (one.color ? style(one.color) : hue(i));
  const style = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const hue = i => style(`--hue-${i % HUES}`);

  // Series that are there, of the names given, or of a pattern whose group is the label.
  const named = list => list
    .filter(([name]) => data.series[name])
    .map(([name, label, more]) => ({label, values: data.series[name], ...more}));
  const matching = pattern => Object.keys(data.series)
    .filter(name => pattern.test(name))
    .map(name => ({label: pattern.exec(name)[1], values: data.series[name]}));

  const sum = values => values.reduce((all, value) => all + (value ?? 0), 0);
  const largest = series => series.sort((one, other) => sum(other.values) - sum(one.values));
  // The vertices that work most, in the same colours in both plots; a job has some that hardly do.
  const busiest = largest(matching(/^busy\.(.+)$/))
    .filter(one => one.values.some(value => value > 0.02)).slice(0, HUES).map(one => one.label);
  const ofVertices = prefix => named(busiest.map(vertex => [prefix + vertex, vertex]));
  const tens = (u, splits) => splits.map(value => Number.isInteger(Math.round(Math.log10(value) * 1e6) / 1e6) ? value : null);

  const plots = [
    {
      title: 'Ticks', note: 'a second', format: rate, axis: short, series: () => named([
        ['ticks.due', 'due', {dash: [6, 4]}],
        ['ticks.sent', 'sent']])
    },
    {
      title: 'Latency', note: 'p99 of each second, logarithmic', format: millis, axis: millis, log: true,
      series: () => [...matching(/^latency\.(.+)\.p99$/),
        ...named([['hiccup.max_ms', 'machine’s own pauses', {dash: [2, 3], color: '--muted'}]])]
    },
    {
      title: 'Lag', note: 'records behind', format: plain, axis: short, series: () => named([
        ['lag.trading.max', 'trading, worst partition'],
        ['lag.trading.total', 'trading, all'],
        ['lag.load.total', 'load, all', {dash: [6, 4]}]])
    },
    {
      title: 'Checkpoints', note: 'duration, and bytes on the right', format: millis, axis: millis,
      right: megabytes, series: () => named([
        ['checkpoint.ms', 'took', {gaps: true}],
        ['checkpoint.mb', 'wrote', {gaps: true, right: true, format: megabytes, dash: [6, 4]}]])
    },
    {title: 'CPU', note: 'cores, stacked', format: plain, axis: plain, stacked: true, series: () => largest(matching(/^cpu\.(.+)$/))},
    {
      title: 'Memory', note: '', format: megabytes, axis: megabytes, series: () => named([
        ['rss_mb', 'process'],
        ['heap_mb', 'heap in use'],
        ['state_mb', 'state', {dash: [6, 4]}]])
    },
    {title: 'Busy', note: 'busiest subtask of each vertex that works', format: share, axis: share, top: 1, series: () => ofVertices('busy.')},
    {
      title: 'Back-pressure', note: 'worst subtask of each', format: share, axis: share, top: 1,
      series: () => ofVertices('backpressure.')
    }
  ];

  // Incidents: a numbered line on every plot.
  function drawIncidents(u) {
    const {ctx, bbox} = u;
    const ratio = devicePixelRatio;
    ctx.save();
    ctx.strokeStyle = ctx.fillStyle = style('--muted');
    ctx.lineWidth = ratio;
    ctx.setLineDash([2 * ratio, 3 * ratio]);
    ctx.font = `${11 * ratio}px system-ui, sans-serif`;
    ctx.textAlign = 'left';
    ctx.textBaseline = 'top';
    data.incidents.forEach((incident, i) => {
      const x = Math.round(u.valToPos(incident.second, 'x', true));
      if (x < bbox.left || x > bbox.left + bbox.width) {
        return;
      }
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
      ctx.fillText(String(i + 1), x + 3 * ratio, bbox.top);
    });
    ctx.restore();
  }

  const axis = more => ({
    stroke: style('--muted'),
    font: '12px system-ui, sans-serif',
    grid: {stroke: style('--rule'), width: 1},
    ticks: {show: false},
    ...more
  });

  function stack(series, shownSeries) {
    const sums = data.seconds.map(() => 0);
    return series.map((one, i) => one.values.map((value, at) => {
      if (shownSeries[i]) {
        sums[at] += value ?? 0;
      }
      return sums[at];
    }));
  }

  // Between each area that is shown and the next one below it.
  function bands(shownSeries) {
    const seen = shownSeries.flatMap((on, i) => (on ? [i + 1] : []));
    return seen.slice(1).map((one, i) => ({series: [one, seen[i]]}));
  }

  // A value between two gaps has no line, so it is drawn as a point.
  function alone(values) {
    const points = [];
    values.forEach((value, i) => {
      if (value != null && values[i - 1] == null && values[i + 1] == null) {
        points.push(i);
      }
    });
    return points;
  }

  function figureIn(parent, title, note) {
    const figure = document.createElement('figure');
    figure.className = 'plot';
    const caption = document.createElement('figcaption');
    caption.textContent = title;
    if (note) {
      const small = document.createElement('span');
      small.textContent = ' ' + note;
      caption.append(small);
    }
    const canvas = document.createElement('div');
    canvas.className = 'canvas';
    figure.append(caption, canvas);
    parent.append(figure);
    return canvas;
  }

  function overTime(parent, plot) {
    const series = plot.series();
    if (series.length === 0) {
      return;
    }
    const canvas = figureIn(parent, plot.title, plot.note);
    const on = series.map(() => true);
    const values = plot.stacked ? stack(series, on)
      : series.map(one => plot.log ? one.values.map(value => value > 0 ? value : null) : one.values);
    const options = {
      width: canvas.clientWidth,
      height: HEIGHT,
      cursor: {sync: {key: SYNC, scales: ['x', null]}, points: {size: 6}, y: false},
      legend: {live: true, markers: {
        width: 2, dash: (self, i) => series[i - 1].dash || i > HUES ? 'dashed' : 'solid',
        stroke: (self, i) => colour(series[i - 1], i - 1), fill: 'transparent'}},
      scales: {
        x: {time: false},
        y: plot.log ? {distr: 3} : {range: (u, low, high) => [0, plot.top ?? Math.max(high * 1.08, 1e-3)]},
        // So high that the two lines stay apart.
        right: {range: (u, low, high) => [0, Math.max(high * 2.5, 1e-3)]}
      },
      axes: [
        axis({values: (u, splits) => splits.map(clock), incrs: TIMES, space: 60, size: 32}),
        axis({values: (u, splits) => splits.map(value => value == null ? '' : plot.axis(value)), size: 58,
          ...(plot.log ? {grid: {stroke: style('--rule'), width: 1, filter: tens}, filter: tens} : {})}),
        axis({scale: 'right', side: 1, show: Boolean(plot.right), grid: {show: false}, size: 58,
          values: (u, splits) => splits.map(value => plot.right ? plot.right(value) : '')})
      ],
      series: [
        {label: 'at', value: (u, value) => clock(value)},
        ...series.map((one, i) => ({
          label: one.label.replace(/_/g, ' '),
          scale: one.right ? 'right' : 'y',
          stroke: colour(one, i),
          fill: plot.stacked ? hue(i) + '59' : undefined,
          width: plot.stacked ? 1 : 1.5,
          dash: one.dash ?? (i >= HUES ? [6, 4] : undefined),
          points: {show: true, size: 4, width: 0, fill: colour(one, i),
            filter: (u, index) => one.gaps ? [] : alone(u.data[index])},
          spanGaps: Boolean(one.gaps),
          value: (u, value, at, index) => (one.format ?? plot.format)(
            index == null ? null : plot.stacked ? one.values[index] : value)
        }))
      ],
      bands: plot.stacked ? bands(on) : [],
      hooks: {
        draw: [drawIncidents],
        setSeries: [(u, index, change) => {
          if (plot.stacked && index > 0 && change.show != null) {
            on[index - 1] = change.show;
            u.delBand(null);
            bands(on).forEach(band => u.addBand(band));
            u.setData([data.seconds, ...stack(series, on)]);
          }
        }]
      }
    };
    const u = new uPlot(options, [data.seconds, ...values], canvas);
    operable(u, canvas, plot.title);
    drawn.push(u);
  }

  // The cursor by arrow keys, on all plots at once; names of a legend as buttons.
  function operable(u, canvas, title) {
    canvas.tabIndex = 0;
    canvas.setAttribute('role', 'group');
    canvas.setAttribute('aria-label', `Plot: ${title}. Arrow keys move the cursor.`);
    canvas.addEventListener('keydown', event => {
      if (event.target !== canvas) {
        return;
      }
      const last = u.data[0].length - 1;
      const at = u.cursor.idx ?? 0;
      const to = {ArrowLeft: at - 1, ArrowRight: at + 1, PageUp: at - 30, PageDown: at + 30, Home: 0, End: last}[event.key];
      if (to == null) {
        return;
      }
      event.preventDefault();
      const second = u.data[0][Math.max(0, Math.min(last, to))];
      drawn.filter(other => other.data[0] === u.data[0])
        .forEach(other => other.setCursor({left: other.valToPos(second, 'x'), top: 1}));
    });
    canvas.querySelectorAll('.u-legend tr:not(:first-child) th').forEach(name => {
      name.tabIndex = 0;
      name.setAttribute('role', 'button');
      name.setAttribute('aria-pressed', 'true');
      name.addEventListener('click', () => name.setAttribute('aria-pressed', String(!name.closest('.u-off'))));
      name.addEventListener('keydown', event => {
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault();
          name.click();
        }
      });
    });
  }

  // What was tried in a search: rate against cores, full where it held, hollow where it did not.
  function search(parent) {
    if (data.steps.length === 0) {
      return;
    }
    const canvas = figureIn(parent, 'Cores by rate', 'ticks a second; hollow where it did not hold');
    const marks = (label, held, color) => ({
      label,
      stroke: color,
      paths: () => null,
      points: {show: true, size: 9, width: 2, stroke: color, fill: held ? color : style('--sheet')},
      value: (u, value) => plain(value)
    });
    const where = held => data.steps.map(step => step.held === held ? step.cores : null);
    const most = Math.max(...data.steps.map(step => step.rate));
    const u = new uPlot({
      width: canvas.clientWidth,
      height: HEIGHT,
      cursor: {points: {show: false}, y: false},
      scales: {
        x: {time: false, range: () => [0, most * 1.06]},
        y: {range: (self, low, high) => [0, Math.max(high * 1.15, 1e-3)]}
      },
      axes: [
        axis({values: (self, splits) => splits.map(short), space: 60, size: 32}),
        axis({values: (self, splits) => splits.map(plain), size: 58})
      ],
      legend: {markers: {width: 2, stroke: (self, i) => hue(i - 1), fill: (self, i) => i === 1 ? hue(0) : 'transparent'}},
      series: [{label: 'rate', value: (self, value) => rate(value)},
        marks('held', true, hue(0)), marks('did not hold', false, hue(1))]
    }, [data.steps.map(step => step.rate), where(true), where(false)], canvas);
    operable(u, canvas, 'cores by rate');
    drawn.push(u);
  }

  function draw() {
    drawn.forEach(u => u.destroy());
    drawn = [];
    const time = document.getElementById('plots');
    const searched = document.getElementById('search-plot');
    time.replaceChildren();
    searched.replaceChildren();
    if (data.seconds.length > 0) {
      plots.forEach(plot => overTime(time, plot));
    }
    search(searched);
  }

  function fit() {
    drawn.forEach(u => {
      const width = u.root.parentElement.clientWidth;
      if (width > 0 && width !== u.width) {
        u.setSize({width, height: HEIGHT});
      }
    });
  }

  draw();
  addEventListener('resize', fit);
  addEventListener('beforeprint', fit);
  addEventListener('afterprint', fit);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
})();
