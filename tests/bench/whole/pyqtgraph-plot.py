#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# pyqtgraph-plot.py PORT: what a person would write with pyserial and pyqtgraph, to be measured beside Dorsal: ten curves
# of a thousand samples, drawn anew by a timer of 16 ms.
import sys

import numpy
import pyqtgraph
import serial
from pyqtgraph.Qt import QtCore

SAMPLES, CURVES = 1000, 10


def main():
    port = serial.Serial(sys.argv[1], 115200, timeout=0)
    application = pyqtgraph.mkQApp()
    plot = pyqtgraph.PlotWidget()
    plot.resize(1180, 780)
    curves = [plot.plot(pen=pyqtgraph.intColor(i, CURVES)) for i in range(CURVES)]
    data = numpy.zeros((CURVES, SAMPLES))
    rest = b""

    def on_timer():
        nonlocal rest, data
        *lines, rest = (rest + port.read(65536)).split(b"\n")
        rows = [line.split(b",")[:CURVES] for line in lines if line.count(b",") == 11]
        if not rows:
            return
        news = numpy.array(rows[-SAMPLES:], dtype=float).T
        data = numpy.concatenate([data, news], axis=1)[:, -SAMPLES:]
        for curve, values in zip(curves, data):
            curve.setData(values)

    timer = QtCore.QTimer()
    timer.timeout.connect(on_timer)
    timer.start(16)
    plot.show()
    (application.exec if hasattr(application, 'exec') else application.exec_)()


main()
