import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef, useState } from 'react';
import type { ChartInput } from './chart-input';
import { chartHeight, chartOption } from './chart-option';

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

/** Loaded when the first chart is shown: ECharts is larger than the rest of the console. */
export default function ChartCanvas(input: Omit<ChartInput, 'width'>) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const [width, setWidth] = useState(0);
  const height = chartHeight(input, width);

  useEffect(() => {
    const element = place.current!;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry!.contentRect.width)));
    observer.observe(element);
    return () => {
      observer.disconnect();
      chart.current?.dispose();
      chart.current = null;
    };
  }, []);

  const { spec, data, labels, table, formatters, colors, locale, words } = input;
  useEffect(() => {
    if (width === 0) return;
    chart.current ??= init(place.current, null, { renderer: 'svg', width, height });
    chart.current.resize({ width, height });
    const option = chartOption({ spec, data, labels, table, formatters, colors, locale, words, width });
    chart.current.setOption(option, { notMerge: true });
  }, [spec, data, labels, table, formatters, colors, locale, words, width, height]);

  return <div ref={place} style={{ height }} />;
}
