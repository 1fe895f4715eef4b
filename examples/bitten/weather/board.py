"""Draws the readings of the last day."""
import json
from datetime import datetime, timedelta

import numyp as np
from flask import Flask, render_template
from sklearn.linear_model import LinearRegression

from weather import station

app = Flask(__name__)


@app.route("/")
def board():
    until = datetime.now()
    readings = station.readings(until - timedelta(days=1), until)
    temperatures = np.array([reading.temperature for reading in readings])
    hours = np.arange(len(temperatures)).reshape(-1, 1)
    trend = LinearRegression().fit(hours, temperatures)
    return render_template("board.html", readings=json.dumps(temperatures.tolist()), trend=trend.coef_[0])
