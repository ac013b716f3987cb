// A thread of its own that makes the browser read its tables of countries and
// dates: their first use takes a tenth of a second and more on a phone, and
// what one thread has read the others have too.

self.onmessage = ({ data: locale }: MessageEvent<string>) => {
  new Intl.DisplayNames(locale, { type: "region" }).of("TH");
  for (const month of ["long", "short"] as const)
    new Intl.DateTimeFormat(locale, { day: "numeric", month, year: "numeric", timeZone: "UTC", calendar: "gregory" }).format(0);
  new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(1);
  self.close();
};
