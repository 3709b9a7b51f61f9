"""Figures: an answer goes in as a frame, a `ChartSpec` comes out that every backend (screen, Word, PowerPoint, Excel) can draw.

`charts.spec` says what a chart is, `charts.figures` makes them, `charts.plotly` draws them on the screen. No SQL, no Streamlit.
"""
