// uPlot in this page's colours and size.
import uPlot from 'uplot';
import { h } from '../dom.js';

/** One of colours.css, as it is now, in the form that a canvas takes. */
export function colour(name) {
  const probe = h('span');
  probe.style.color = `var(--${name})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** A chart as wide as its place, drawn when it gets there. \param told its content in words, for who can't see it */
export function chart(told, options, data, height = 220) {
  const place = h('div', { class: 'chart', role: 'img', 'aria-label': told });
  let plot = null;
  new ResizeObserver(() => {
    const width = place.clientWidth;
    if (width === 0) return;
    if (plot) plot.setSize({ width, height });
    else plot = new uPlot({ width, height, legend: { show: false }, ...options, axes: (options.axes ?? [{}, {}]).map(axis) }, data, place);
  }).observe(place);
  return place;
}

function axis(own) {
  return { stroke: colour('soft'), grid: { stroke: colour('line'), width: 1 }, ticks: { stroke: colour('line'), width: 1 }, ...own };
}

/** Draws bands behind the data: `{ from, to, colour }` in units of x. */
export function bands_behind(bands) {
  return (plot) => {
    const { ctx, bbox } = plot;
    ctx.save();
    for (const band of bands) {
      const left = Math.max(plot.valToPos(band.from, 'x', true), bbox.left);
      const right = Math.min(plot.valToPos(band.to, 'x', true), bbox.left + bbox.width);
      ctx.fillStyle = band.colour;
      if (right > left) ctx.fillRect(left, bbox.top, Math.max(right - left, 1), bbox.height);
    }
    ctx.restore();
  };
}
